//! The words of the field: ranks, kinds of delay, ways of sharing, verdicts.

use super::{Names, pick};
use crate::report::{Contrast, Kind, Verdict};
use crate::scenario::{Rank, Sharing, Titles};
use crate::text::Language;

/// What a rank is called where the department does not say it.
const fn usual(rank: Rank, language: Language) -> &'static str {
    match rank {
        Rank::Clerk => pick(language, "经办人", "clerk"),
        Rank::DeputyChief => pick(language, "副职", "deputy chief"),
        Rank::Chief => pick(language, "负责人", "chief"),
        Rank::Commissioner => pick(language, "协管领导", "commissioner"),
        Rank::DeputyHead => pick(language, "分管领导", "deputy head"),
        Rank::Head => pick(language, "主要领导", "head"),
    }
}

/// What a rank is called in a department.
pub fn rank(of: Rank, titles: &Titles, language: Language) -> &str {
    titles.of(of).map_or_else(|| usual(of, language), |title| title.get(language))
}

/// What a kind of delay is called.
pub const fn kind(kind: Kind, language: Language) -> &'static str {
    match kind {
        Kind::Waiting => pick(language, "排队等待", "waiting"),
        Kind::Absent => pick(language, "等人回来", "waiting for someone away"),
        Kind::Handling => pick(language, "办理", "handling"),
        Kind::Review => pick(language, "审核", "review"),
        Kind::Relay => pick(language, "转呈", "relay"),
        Kind::Handover => pick(language, "传递途中", "on the way"),
        Kind::Rework => pick(language, "退回重办", "rework"),
        Kind::Join => pick(language, "等另一方签审", "waiting for others to sign"),
    }
}

/// How the people of a large section share their papers.
pub const fn sharing(sharing: Sharing, language: Language) -> &'static str {
    match sharing {
        Sharing::Own => pick(language, "各管一摊", "each its own"),
        Sharing::Help => pick(language, "分工不分家", "own first, then help"),
        Sharing::Pool => pick(language, "合署办公", "one queue for all"),
    }
}

/// What follows from a difference, in a word or two.
pub fn verdict(found: Contrast, language: Language) -> &'static str {
    match found.verdict {
        Verdict::Congested => pick(language, "积压不断增加", "congested"),
        _ if found.is_nothing() => pick(language, "完全相同", "the same"),
        Verdict::ReformBetter => pick(language, "改革后更好", "reform better"),
        Verdict::BaselineBetter => pick(language, "现行更好", "today better"),
        Verdict::Negligible => pick(language, "几乎相同", "hardly any"),
        Verdict::CannotTell => pick(language, "看不出差别", "cannot tell"),
    }
}

/// How many people of one rank: `经办人 3 人`, `3 clerks`.
pub fn count_of_rank(number: usize, of: Rank, names: &Names, language: Language) -> String {
    let name = names.rank(of, language);
    let plural = if number == 1 { "" } else { "s" };
    match language {
        Language::Zh => format!("{name} {number} 人"),
        Language::En => format!("{number} {name}{plural}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn a_rank_has_the_title_that_the_department_gives_it_or_one_that_fits_all() {
        let titles = Titles { chief: Text::both("处长", "division head"), ..Titles::default() };
        assert_eq!(rank(Rank::Chief, &titles, Language::Zh), "处长");
        assert_eq!(rank(Rank::Chief, &titles, Language::En), "division head");
        assert_eq!(rank(Rank::Clerk, &titles, Language::Zh), "经办人");
        assert_eq!(rank(Rank::Head, &titles, Language::Zh), "主要领导");
    }
}
