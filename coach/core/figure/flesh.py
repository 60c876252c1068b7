"""Flesh: how thick the body is around its bones, in centimetres, and the parts that are seen as one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coach.core.figure.skeleton import LIMBS, Limb

HEAD = 10.5
TORSO: tuple[tuple[str, float], ...] = (("pelvis", 10.5), ("waist", 7.5), ("back", 10.5), ("neck", 6.5))
"""Along the spine."""
GIRDLES: tuple[tuple[str, str, float], ...] = (
    ("left-hip", "right-hip", 8.5),
    ("left-shoulder", "right-shoulder", 6.5),
    ("left-shoulder", "left-side", 5.5),
    ("left-side", "left-hip", 5.5),
    ("right-shoulder", "right-side", 5.5),
    ("right-side", "right-hip", 5.5),
)
"""What gives the torso its width."""
BELLY = 7.0
"""At the middle of the belly."""
BREATH = 2.5
"""How much thicker a full chest is, and its belly."""
BREATHING = ("back", "belly")
"""The points around which the torso fills."""
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
"""The radius around every point of a posture."""
