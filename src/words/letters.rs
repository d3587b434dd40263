//! The case of first letters: of English ones, since the tables of all others are long to load.

/// With a capital at the beginning.
pub(super) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Without a capital at the beginning, for the middle of a sentence.
pub(super) fn uncapitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_letter_changes() {
        assert_eq!(capitalized("the Party"), "The Party");
        assert_eq!(uncapitalized("The Party"), "the Party");
        assert_eq!(capitalized("改革"), "改革");
        assert_eq!(uncapitalized(""), "");
    }
}
