//! The command line, as somebody at a terminal meets it.
#![cfg(feature = "cli")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs `spanlab` with arguments and something on standard input.
fn spanlab(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_spanlab"))
        .args(arguments)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "en_GB.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that does not read its input may have gone already.
    drop(stdin.write_all(input.as_bytes()));
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

#[track_caller]
fn answer(arguments: &[&str], input: &str) -> String {
    let output = spanlab(arguments, input);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// What it says on standard error; nothing stands on standard output, and the exit code is 1.
#[track_caller]
fn complaint(arguments: &[&str], input: &str) -> String {
    let output = spanlab(arguments, input);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{arguments:?}");
    String::from_utf8(output.stderr).expect("UTF-8")
}

const IDS: [&str; 6] = [
    "large-sections",
    "seated-commissioners",
    "direct-leadership",
    "township",
    "parallel-approval",
    "top-heavy",
];

const SHORT: [&str; 7] = ["--replications", "2", "--days", "5", "--warm-up", "0", "--json"];

fn short_run(scenario: &str, input: &str) -> String {
    answer(&[&["run", scenario], SHORT.as_slice()].concat(), input)
}

#[test]
fn presets_lists_six_ids_with_titles_in_each_language() {
    for (language, title) in [("zh", "组织部"), ("en", "department")] {
        let list = answer(&["presets", "--language", language], "");
        let cases: Vec<&str> = list.lines().filter(|line| !line.starts_with(' ')).collect();
        let ids: Vec<&str> =
            cases.iter().filter_map(|line| line.split_whitespace().next()).collect();
        assert_eq!(ids, IDS);
        assert!(cases.iter().all(|line| line.split_whitespace().count() > 1), "{list}");
        assert!(list.contains(title), "{list}");
    }
}

#[test]
fn the_language_is_that_of_the_environment() {
    let said = |locale: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_spanlab"))
            .args(["preset", "none"])
            .env("LC_ALL", locale)
            .output()
            .expect("the program runs");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert!(said("zh_CN.UTF-8").starts_with("没有案例"));
    assert!(said("en_US.UTF-8").starts_with("There is no case"));
}

#[test]
fn every_preset_is_a_scenario_that_the_check_accepts() {
    for id in IDS {
        let scenario = answer(&["preset", id], "");
        assert_eq!(
            answer(&["check", "-", "--language", "en"], &scenario),
            "Nothing found; the scenario can run.\n"
        );
        assert_eq!(
            answer(&["check", "-", "--language", "zh"], &scenario),
            "可以运行，未发现问题。\n"
        );
    }
}

const SECTION: &str = r#"{"kind":"section","id":"a","name":"A","line":"l","reports_to":"head"}"#;

fn document(units: &str) -> String {
    format!(r#"{{"format":"spanlab/1","name":"x","organization":{{"units":[{units}]}},"work":[]}}"#)
}

#[test]
fn a_document_that_cannot_be_read_is_refused_with_place_finding_and_what_is_allowed() {
    let unit = r#"{"kind":"office","id":"head","name":"H","rank":"boss"}"#;
    assert_eq!(
        complaint(&["check", "-", "--language", "en"], &document(unit)),
        "organization.units[0].rank: unknown value `boss`, expected one of `clerk`, \
         `deputy_chief`, `chief`, `commissioner`, `deputy_head`, `head`\n"
    );
    assert_eq!(
        complaint(&["check", "-", "--language", "zh"], &document(unit)),
        "organization.units[0].rank：不认识的取值 `boss`，应为下列之一：`clerk`、`deputy_chief`、\
         `chief`、`commissioner`、`deputy_head`、`head`\n"
    );
    assert_eq!(
        complaint(&["check", "-", "--language", "en"], &document(SECTION)),
        "organization.units[0]: missing field `clerks`\n"
    );
    assert_eq!(
        complaint(&["check", "-", "--language", "en"], "{"),
        "line 1, column 1: the file ends too early\n"
    );
}

#[test]
fn a_scenario_that_cannot_run_is_refused_with_every_finding() {
    let mut scenario: Value =
        serde_json::from_str(&answer(&["preset", "top-heavy"], "")).expect("JSON");
    scenario["work"][0]["decided_at"] = serde_json::json!({ "head": 0.5 });
    scenario["work"][1]["with"] = scenario["work"][0]["duty"].clone();
    let said = complaint(&["check", "-", "--language", "en"], &scenario.to_string());
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines,
        [
            "work[0].decided_at: the shares sum to 0.500 instead of 1",
            "work[1].with: only a coordination has this",
        ]
    );
    let said = complaint(&["check", "-", "--language", "zh"], &scenario.to_string());
    assert_eq!(said.lines().count(), 2);
    assert!(said.starts_with("work[0].decided_at：各审定层级的比例之和应为 1"), "{said}");
    let run = complaint(&["run", "-", "--language", "zh"], &scenario.to_string());
    assert_eq!(run, said, "a run refuses what the check refuses");
}

#[test]
fn a_check_of_a_file_is_that_of_its_text() {
    let file = std::env::temp_dir().join(format!("spanlab-{}.json", std::process::id()));
    let path = file.to_str().expect("a plain path");
    std::fs::write(&file, answer(&["preset", "township"], "")).expect("a file");
    let good = answer(&["check", path], "");
    std::fs::write(&file, document(SECTION)).expect("a file");
    let bad = complaint(&["check", path], "");
    std::fs::remove_file(&file).expect("the file");
    assert_eq!(good, "Nothing found; the scenario can run.\n");
    assert_eq!(bad, "organization.units[0]: missing field `clerks`\n");
    let gone = complaint(&["check", path], "");
    assert!(gone.starts_with(&format!("Cannot read {path}: ")), "{gone}");
}

#[test]
fn an_unknown_id_is_answered_with_the_known_ones() {
    let known = IDS.join(", ");
    let said = complaint(&["preset", "nowhere", "--language", "en"], "");
    assert_eq!(said, format!("There is no case and no file nowhere; cases: {known}\n"));
    let said = complaint(&["preset", "nowhere", "--language", "zh"], "");
    assert_eq!(said, format!("没有案例，也没有文件叫 nowhere；可用的案例：{known}\n"));
    let said = complaint(&["run", "township", "--reading", "other", "--language", "en"], "");
    assert!(said.starts_with("The case township has no reading other; readings: "), "{said}");
    let said = complaint(&["run", "nowhere", "--language", "en"], "");
    assert!(said.contains("nowhere"), "{said}");
}

#[test]
fn arguments_out_of_range_are_refused() {
    for wrong in [
        ["--replications", "0"],
        ["--days", "0"],
        ["--days", "many"],
        ["--warm-up", "-1"],
        ["--warm-up", "later"],
        ["--seed", "1.5"],
        ["--language", "fr"],
    ] {
        let output = spanlab(&[&["run", "top-heavy"], wrong.as_slice()].concat(), "");
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(!output.stderr.is_empty(), "{wrong:?}");
    }
}

#[test]
fn the_same_run_prints_the_same_bytes() {
    let first = short_run("top-heavy", "");
    assert_eq!(first, short_run("top-heavy", ""));
    let scenario = answer(&["preset", "top-heavy"], "");
    assert_eq!(first, short_run("-", &scenario), "from standard input too");
    let other = answer(&[&["run", "top-heavy", "--seed", "2"], SHORT.as_slice()].concat(), "");
    assert_ne!(first, other, "another seed is another run");
}

/// Whether a value is an estimate: a value and half the width of its interval.
fn is_estimate(value: &Value) -> bool {
    value["value"].is_number() && value["half_width"].is_number()
}

fn has_delays_and_classes(side: &Value) {
    for name in ["mean", "median", "p90", "p95", "p99"] {
        assert!(is_estimate(&side["delay"][name]), "delay.{name}");
    }
    let classes = side["classes"].as_object().expect("classes");
    assert!(!classes.is_empty());
    for (id, class) in classes {
        assert!(is_estimate(&class["count"]), "{id}");
        assert!(class.get("delay").is_some() && class.get("on_time").is_some(), "{id}");
    }
}

fn has_parts_and_desks(side: &Value) {
    for part in side["parts"].as_array().expect("parts") {
        assert!(part["rank"].is_string() && part["kind"].is_string(), "{part}");
        assert!(is_estimate(&part["minutes"]), "{part}");
    }
    for desk in side["desks"].as_array().expect("desks") {
        assert!(desk["id"].is_string() && desk["rank"].is_string(), "{desk}");
        assert!(desk["servers"].is_u64() && is_estimate(&desk["visits"]), "{desk}");
        assert!(desk.get("utilisation").is_some() && desk.get("wait").is_some(), "{desk}");
    }
}

fn has_people_and_quality(side: &Value) {
    assert!(!side["people"].as_array().expect("people").is_empty());
    assert!(side["balance"].is_object());
    let quality = ["errors", "wrong_approvals", "wrong_refusals", "returned", "garbled", "bounced"];
    for name in quality {
        assert!(is_estimate(&side["quality"][name]), "quality.{name}");
    }
    for name in ["on_time", "handovers", "unfinished"] {
        assert!(is_estimate(&side[name]), "{name}");
    }
}

#[test]
fn the_report_keeps_its_names() {
    let report: Value = serde_json::from_str(&short_run("parallel-approval", "")).expect("JSON");
    assert_eq!(report["format"], "spanlab-report/1");
    for (name, number) in
        [("seed", 1.0), ("replications", 2.0), ("days", 5.0), ("warm_up_days", 0.0)]
    {
        assert_eq!(report[name].as_f64(), Some(number), "{name}");
    }
    assert!(report["events"].as_u64() > Some(0));
    for side in ["baseline", "reformed"] {
        has_delays_and_classes(&report[side]);
        has_parts_and_desks(&report[side]);
        has_people_and_quality(&report[side]);
    }
    let verdicts = ["reform_better", "baseline_better", "cannot_tell", "congested"];
    for name in ["delay_mean", "delay_p95", "on_time", "balance_cv"] {
        let found = &report["difference"][name];
        assert!(is_estimate(found), "difference.{name}");
        assert!(verdicts.contains(&found["verdict"].as_str().unwrap_or_default()), "{found}");
    }
}

#[test]
fn the_parts_of_the_printed_delay_add_up_to_its_mean() {
    let report: Value = serde_json::from_str(&short_run("township", "")).expect("JSON");
    for side in ["baseline", "reformed"] {
        let parts = report[side]["parts"].as_array().expect("parts");
        let sum: f64 = parts.iter().filter_map(|part| part["minutes"]["value"].as_f64()).sum();
        let mean = report[side]["delay"]["mean"]["value"].as_f64().expect("a mean");
        assert!((sum - mean).abs() < 1e-9 * mean, "{side}: {sum} {mean}");
    }
}

#[test]
fn a_table_is_printed_in_each_language() {
    let table = |language: &str| {
        let arguments =
            ["run", "top-heavy", "--replications", "2", "--days", "5", "--warm-up", "0"];
        answer(&[arguments.as_slice(), &["--language", language]].concat(), "")
    };
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let (zh, en) = (table("zh"), table("en"));
    assert!(zh.contains("结论") && zh.contains("差值"), "{zh}");
    assert!(en.contains("Verdict") && en.contains("Difference"), "{en}");
    assert!(!en.chars().any(chinese), "{en}");
    assert_eq!(zh.lines().count(), en.lines().count());
}

#[test]
fn validate_finds_every_textbook_system_as_it_is_known() {
    let found = answer(&["validate", "--json", "--seed", "2"], "");
    let found: Value = serde_json::from_str(&found).expect("JSON");
    assert_eq!(found["agreements"].as_array().expect("a list").len(), 23);
    assert_eq!(found["agreements"][0]["system"], "one_clerk");
    assert_eq!(found["agree"], true);
}
