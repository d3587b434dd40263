//! What a large section is called that neither a case nor a person has named.

use crate::text::{Language, Text};

/// Its name after its first section, whose own name stays whole: 大 before it would make big cadres
/// of 干部一科, and is wrong before 12380举报中心.
pub fn large_name(first: &Text) -> Text {
    let (zh, en) = (first.get(Language::Zh), first.get(Language::En));
    Text::both(&format!("{zh}（大科）"), &format!("{en} (large)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_section_is_called_after_its_first_section() {
        let name = large_name(&Text::both("干部一科", "Cadre section one"));
        assert_eq!(name.get(Language::Zh), "干部一科（大科）");
        assert_eq!(name.get(Language::En), "Cadre section one (large)");
    }
}
