"""A figure in motion: its posture at any moment of a routine.

    motion = Motion(library.figures["bridge"], library.poses)     # once per exercise
    posture = motion.at(beat_at(step, elapsed))                   # for each picture; a pure function of the beat
    posture = motion.still()                                      # if animations are off

`coach.drawing.figure` draws postures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from math import cos, pi

from coach.core.figure.beat import Beat
from coach.core.figure.keyframes import pose_frames
from coach.core.figure.pose import PoseFrame
from coach.core.figure.posture import Posture, posture_of
from coach.core.figure.schema import Figure, Pose

MOVE_S = 1.0
"""Seconds to get into a hold, less if it is short, and out of it in the rest that follows."""
BREATH_S = 4.0
"""Seconds of one breath."""
SHOWN_S = 2.0
"""Seconds for which only the start position is shown before the movement is demonstrated."""
SAMPLES = 24
"""The number of moments sampled to find how much room a movement needs."""


class Motion:
    """The movement of one figure.

    Raises:
        KeyError: The figure starts from a pose that does not exist.
        ValueError: Poses are derived from each other in a circle.
    """

    def __init__(self, figure: Figure, poses: Mapping[str, Pose]) -> None:
        self.figure = figure
        self._frames = pose_frames(figure, poses)
        self._peak = next(index for index, frame in enumerate(figure.frame) if frame.peak)

    def at(self, beat: Beat) -> Posture:
        """Return the posture at a moment of a routine."""
        breath = (1 - cos(2 * pi * beat.elapsed / BREATH_S)) / 2
        repetition, share = self._share(beat)
        posture = self.posture(share, 0.0 if beat.kind in ("move", "work") else breath)
        return posture.mirrored() if self.figure.alternates and repetition % 2 == 0 else posture

    def still(self) -> Posture:
        """Return the posture that stands for the whole movement: its peak."""
        return self.posture(self.figure.frame[self._peak].at)

    def key_postures(self) -> tuple[Posture, ...]:
        """Return the posture of each key frame."""
        return tuple(self.posture(at) for at, _ in self._frames)

    def posture(self, share: float, breath: float = 0.0) -> Posture:
        """Return the posture at a fraction (0 to 1) of a repetition; `breath` says how full the chest is, 0 to 1."""
        body, limbs = self._frame(share).body()
        peak = self.figure.frame[self._peak].at
        return posture_of(body, limbs, breath, near_peak=peak / 2 < share <= peak)

    @cached_property
    def postures(self) -> tuple[Posture, ...]:
        """Samples of the whole movement, on both sides if they alternate: the room that it needs."""
        found = tuple(self.posture(index / SAMPLES, 1.0) for index in range(SAMPLES))
        found += self.key_postures()
        return (*found, *(posture.mirrored() for posture in found)) if self.figure.alternates else found

    def _share(self, beat: Beat) -> tuple[int, float]:
        """The repetition, counted from 1, and the fraction of it that is over."""
        elapsed, seconds = beat.elapsed, max(beat.seconds, 0.1)
        match beat.kind:
            case "move":
                return beat.repetition, min(elapsed / seconds, 1.0)
            case "work":
                round_number = int(elapsed // self.figure.loop_s)
                return round_number + 1, elapsed / self.figure.loop_s - round_number
            case "hold":
                return beat.repetition, self._towards_peak(elapsed, min(MOVE_S, seconds / 4))
            case "rest" if beat.from_hold:
                return beat.repetition, self._towards_peak(MOVE_S - elapsed, MOVE_S)
            case "ready" if SHOWN_S < elapsed < SHOWN_S + self.figure.loop_s <= seconds - 1:
                return 1, (elapsed - SHOWN_S) / self.figure.loop_s
        return 1, 0.0

    def _towards_peak(self, elapsed: float, seconds: float) -> float:
        """The fraction of the repetition that is reached `elapsed` into a move to the peak that takes `seconds`."""
        return self.figure.frame[self._peak].at * max(0.0, min(elapsed / seconds, 1.0))

    def _frame(self, share: float) -> PoseFrame:
        """The pose at a fraction of the repetition, interpolated between two key frames."""
        share = max(0.0, min(share, 1.0))
        if share >= self._spans[-1][1]:
            return self._spans[-1][3]
        first, last, start, end, smooth = next(span for span in self._spans if share < span[1])
        part = (share - first) / (last - first)
        return start.towards(end, (1 - cos(pi * part)) / 2 if smooth else part)

    @cached_property
    def _spans(self) -> tuple[tuple[float, float, PoseFrame, PoseFrame, bool], ...]:
        return tuple(self._made_spans())

    def _made_spans(self) -> Iterator[tuple[float, float, PoseFrame, PoseFrame, bool]]:
        """Start and end time, start and end pose, and whether the move between them is smooth."""
        frames = self._frames
        easing = [frame.ease == "smooth" for frame in self.figure.frame]
        if frames[-1][0] < 1:
            frames, easing = (*frames, (1.0, frames[0][1])), [*easing, easing[0]]
        for index in range(1, len(frames)):
            yield frames[index - 1][0], frames[index][0], frames[index - 1][1], frames[index][1], easing[index]
