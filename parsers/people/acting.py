"""Posts that somebody only acts in (代理): their words say so and are kept with the post."""

from __future__ import annotations

import re

_ACTING = re.compile(
    "(?<!原)(?:暂?代理|署理|暂代)(?!(?:审判|检察)员)"
    "|(?<![替取交])代(?=[省市县区州镇乡盟旗部院局]长|主席|主任|检察长|书记)"
)


def is_acting(post: str) -> bool:
    """Whether a post, as printed, is one that its holder acts in: `代理市长`, `某县代县长`; 代理审判员 is a rank."""
    return _ACTING.search(post) is not None
