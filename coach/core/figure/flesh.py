"""The thickness of the body around its bones, as radii in centimetres."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coach.core.figure.skeleton import LIMBS, Limb

HEAD = 10.5
TORSO: tuple[tuple[str, float], ...] = (("pelvis", 10.5), ("waist", 7.5), ("back", 10.5), ("neck", 6.5))
"""The radius at points along the spine."""
GIRDLES: tuple[tuple[str, str, float], ...] = (
    ("left-hip", "right-hip", 8.5),
    ("left-shoulder", "right-shoulder", 6.5),
    ("left-shoulder", "left-side", 5.5),
    ("left-side", "left-hip", 5.5),
    ("right-shoulder", "right-side", 5.5),
    ("right-side", "right-hip", 5.5),
)
"""Bars that give the torso its width: from point, to point, radius."""
BELLY = 7.0
"""The radius at the middle of the belly."""
BREATH = 2.5
"""How much the radius at chest and belly grows with a full breath."""
BREATHING = ("back", "belly")
"""The points at which breathing shows."""
_ARM = (("shoulder", 5.5), ("elbow", 4.6), ("hand", 4.0), ("fingers", 3.2))
_LEG = (("hip", 8.5), ("knee", 6.3), ("foot", 4.8), ("toes", 3.0))
CHAINS: Mapping[Limb, tuple[tuple[str, float], ...]] = MappingProxyType(
    {
        limb: tuple((f"{limb.split('-')[0]}-{name}", radius) for name, radius in (_LEG if "leg" in limb else _ARM))
        for limb in LIMBS
    }
)
"""The joints of each limb with the radius there, from the trunk outward."""

RADII: Mapping[str, float] = MappingProxyType(
    {
        "head": HEAD,
        "nose": 2.6,
        "shoulders": 6.5,
        "belly": BELLY,
        "left-side": 5.5,
        "right-side": 5.5,
        **dict(TORSO),
        **{n: r for chain in CHAINS.values() for n, r in chain},
    }
)
"""The radius at every point of a posture."""
