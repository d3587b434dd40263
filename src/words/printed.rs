//! What stands on paper only: what the numbers rest on.

use super::labels;
use crate::text::Language;

/// Fixed texts of what is printed in one language.
#[derive(Debug)]
pub struct PrintLabels {
    /// Heads what the numbers rest on.
    pub title: &'static str,
    /// Heads what is assumed otherwise than the case has it.
    pub changed: &'static str,
    /// Heads the names of fields.
    pub field: &'static str,
    /// Heads what the case has.
    pub default: &'static str,
    /// Heads what is assumed.
    pub value: &'static str,
    /// Heads how the numbers were found.
    pub method: &'static str,
}

/// The fixed texts of what is printed.
pub const fn print_labels(language: Language) -> &'static PrintLabels {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

const ZH: PrintLabels = PrintLabels {
    title: "数据、假设与算法",
    changed: "本次采用的假设",
    field: "项目",
    default: "案例默认",
    value: "本次采用",
    method: "计算方法",
};

const EN: PrintLabels = PrintLabels {
    title: "Data, assumptions and method",
    changed: "What is assumed here",
    field: "Assumption",
    default: "Default of the case",
    value: "Here",
    method: "Method",
};

/// The program and the day of printing.
pub fn printed_on((year, month, day): (u32, u32, u32), language: Language) -> String {
    let title = labels(language).title;
    say!(
        language,
        "{title}，{year} 年 {month} 月 {day} 日打印。",
        "{title}. Printed on {year}-{month:02}-{day:02}."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_printing_is_told() {
        assert_eq!(
            printed_on((2026, 11, 3), Language::Zh),
            "扁平化·大科制模拟器，2026 年 11 月 3 日打印。"
        );
        let said = printed_on((2026, 11, 3), Language::En);
        assert!(said.ends_with(". Printed on 2026-11-03."), "{said}");
    }
}
