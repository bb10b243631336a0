"""Words that are certain may have days that are not; the data says which."""

from tests.law.book import book


def test_wordings_whose_days_are_inferred_or_unchecked_say_so() -> None:
    doubted = {(w.citation, w.id): w.doubts_about_dates() for w in book().wordings()}
    assert {place for place, doubts in doubted.items() if doubts == ("uncertain",)} == {
        ("PSL 6:15", "2021-01-01"),
        ("PSL 6:15", "2025-04-01"),
        ("Polislagen 6", "2015-01-01"),
        ("SoL (2001:453) 14:1", "2016-01-01"),
    }


def test_a_day_in_doubt_leaves_the_words_certain() -> None:
    (first, *_) = book().provisions["SoL (2001:453) 14:1"].wordings
    assert (first.confidence, first.starts_confidence) == ("verified", "uncertain")
