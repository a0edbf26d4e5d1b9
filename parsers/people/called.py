"""Names after a word for a person that is no post (`患者甲某某`, `汇报人：乙某某`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from parsers.language.names import surname_weight
from parsers.lexicons import lexicon
from parsers.people.hits import TITLED, Hit
from parsers.people.names import NameScorer
from parsers.people.running import AFTER_TITLE, hit_of, more_names


def find_called(scorer: NameScorer) -> Iterator[Hit]:
    """Names after a word for a person that is no post (`患者甲某某`, `汇报人：乙某某`)."""
    text = scorer.text
    for match in _person_words().finditer(text):
        gap = AFTER_TITLE.match(text, match.end())
        name = scorer.after(gap.end() if gap else match.end(), 4.0)
        if name and name.edge >= 1.4 and (surname_weight(text[name.start]) == 2 or name.score >= 5.4):
            yield hit_of(text, name, TITLED)
            for more in more_names(scorer, name.end, 3.8):
                yield hit_of(text, more, TITLED)


@cache
def _person_words() -> re.Pattern[str]:
    words = sorted(lexicon("person_words"), key=lambda word: (-len(word), word))
    return re.compile("|".join(words))
