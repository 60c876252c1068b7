"""The routine line by line: its set-up, milestones, typed commands, pain and the end."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.plain import main
from coach.plain.console import Console
from coach.storage.settings import Settings, read_settings, write_settings
from coach.storage.visits import VisitStore
from tests.support.conducting import Heard
from tests.support.kept_visits import keep_check
from tests.support.lines import After, Told, told
from tests.support.set_files import WHOLE_SET

TO_SETUP = "3"
"""Goes on with the routine of a check that was just made."""
STARTED = (TO_SETUP, "")
"""Begins the routine as it is set up."""
WHOLE = [""] * 8
"""Starts each exercise that waits."""


def after_check(data: Path, *answers: str | After | list[str], **more: object) -> Told:
    """Keep a check that came to the set-up, then type these lines from the first choices on."""
    keep_check(data)
    return told(data, *answers, days_later=0.001, **more)  # type: ignore[arg-type]


def test_a_whole_routine_is_told_in_milestones_and_kept_as_done(tmp_path: Path, library: Library) -> None:
    ran = after_check(tmp_path, *STARTED, WHOLE, "1", "0", "")

    assert "player" in ran.visit.done
    assert ran.visit.performed
    assert all(entry.outcome == "done" for entry in ran.visit.performed)
    assert ran.visit.number("pain-after") == 1
    for key in ("cue.end", "cue.half", "cue.start", "cue.hold", "ending.where"):
        assert library.words(key) in ran.lines
    assert library.words("plain.last-seconds", count=3) in ran.lines


def test_seconds_and_repetitions_are_not_counted_line_by_line(tmp_path: Path) -> None:
    ran = after_check(tmp_path, *STARTED, WHOLE)

    assert not any(line.isdigit() for line in ran.lines)


def test_each_exercise_is_told_once_with_its_start_its_figure_and_its_steps(tmp_path: Path, library: Library) -> None:
    ran = after_check(tmp_path, *STARTED, WHOLE, width=2000)
    bridge = library.exercises["bridge"]

    assert ran.lines.count(bridge.start) == 1
    assert ran.lines.count(" ".join(bridge.steps)) == 1
    assert ran.lines.count(library.words("plain.figure", shown=library.figures["bridge"].words)) == 1
    assert library.words("plain.to.on-back") in ran.lines


def test_a_new_exercise_waits_for_enter_however_long_that_takes(tmp_path: Path, library: Library) -> None:
    ran = after_check(tmp_path, *STARTED)

    assert library.words("plain.held") in ran.lines
    assert library.words("cue.start") not in ran.lines
    assert ran.visit.performed == ()


def test_enter_pauses_the_routine_and_goes_on(tmp_path: Path, library: Library) -> None:
    ran = after_check(tmp_path, *STARTED, "", After(12, ""), "where", "", "", [""] * 7)

    assert ran.lines.count(library.words("plain.paused")) == 2
    assert library.words("plain.starts-in", seconds=10) in ran.lines
    assert library.words("plain.goes-on") in ran.lines
    assert any(line.startswith("About ") and line.endswith(" min left in all.") for line in ran.lines)
    assert ran.visit.performed[0].outcome == "done"


def test_a_pain_is_kept_at_once_and_a_red_one_ends_the_routine(tmp_path: Path, library: Library) -> None:
    ran = after_check(tmp_path, *STARTED, "", After(12, "pain 9"), "1", "3", "0", "")

    assert [each.pain for each in ran.visit.pains] == [9]
    assert library.words("pain.red", value=9) in ran.lines
    assert "player" in ran.visit.done


def test_in_a_long_routine_the_pain_is_asked_for_half_way(tmp_path: Path, library: Library) -> None:
    ran = after_check(tmp_path, TO_SETUP, "1", "", ["", "2"] * 20)

    assert ran.lines.count(library.words("pain.midway")) == 1
    assert [each.pain for each in ran.visit.pains] == [2]


def test_a_pain_that_is_typed_wrong_is_asked_for_again_and_can_be_corrected(tmp_path: Path, library: Library) -> None:
    ran = after_check(tmp_path, *STARTED, "", After(12, "pain 44"), "9", "2", "2")

    assert library.words("plain.pain").split(". ")[0] in ran.text
    assert [each.pain for each in ran.visit.pains] == [2]
    assert library.words("pain.green", value=2) in ran.lines


@pytest.mark.parametrize("typed", ["leg", "unwell"])
def test_a_word_stops_the_routine_and_leads_to_the_danger_signs(tmp_path: Path, library: Library, typed: str) -> None:
    ran = after_check(tmp_path, *STARTED, "", After(12, typed), "")

    assert ran.visit.stopped == {"leg": "down-the-leg", "unwell": "unwell"}[typed]
    assert library.stops[ran.visit.stopped].title in ran.lines
    assert ran.dropped == 1
    assert library.page("quick-seven").words in ran.lines


def test_work_is_skipped_for_a_reason_and_left_for_an_easier_move(tmp_path: Path, library: Library) -> None:
    ran = after_check(tmp_path, *STARTED, "", After(12, "skip 2"), "skip", After(8, "easier"))
    skipped = ran.visit.performed[0]

    assert (skipped.outcome, skipped.skipped_because) == ("skipped", "too-hard")
    assert library.words("skip.ask") not in ran.lines
    easier = {each.easier for each in library.exercises.values() if each.easier}
    assert {library.words("player.now-easier", name=library.exercises[name].name) for name in easier} & set(ran.lines)


def test_what_is_no_command_is_told_in_one_line_while_the_routine_runs_on(tmp_path: Path, library: Library) -> None:
    ran = after_check(tmp_path, *STARTED, "", After(12, "xyz"), *WHOLE, width=200)

    assert library.words("plain.player-wrong") in ran.lines
    assert ran.visit.performed[0].outcome == "done"


def test_a_person_who_stops_in_a_routine_goes_on_with_the_same_exercise(tmp_path: Path, library: Library) -> None:
    first = after_check(tmp_path, *STARTED, "", After(60, ""), "q")
    assert first.visit.performed[-1].outcome in ("unfinished", "done")
    assert "player" not in first.visit.done

    again = told(tmp_path, "", "2", days_later=0.005)

    assert any(library.words("welcome.go-on") in line for line in again.lines)
    assert again.visit.id == first.visit.id


@pytest.mark.parametrize("fault", [KeyboardInterrupt, BrokenPipeError])
def test_a_routine_that_breaks_off_between_two_lines_keeps_the_exercise_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException]
) -> None:
    ring, rung = Console.ring, []

    def broken(console: Console) -> None:
        rung.append(True)
        if len(rung) > 3:
            raise fault
        ring(console)

    monkeypatch.setattr(Console, "ring", broken)
    with suppress(BrokenPipeError):
        after_check(tmp_path, *STARTED, "", sound=True)

    [visit, *_] = VisitStore(tmp_path).newest()
    assert visit.performed[-1].outcome == "unfinished"
    assert "player" not in visit.done


def test_the_end_is_asked_for_and_what_was_done_is_kept(tmp_path: Path, library: Library) -> None:
    ran = after_check(tmp_path, *STARTED, "", After(12, "end"), "2", After(2, "end"), "1")

    assert ran.lines.count(library.words("player.end-ask")) == 2
    assert "player" in ran.visit.done


def test_the_set_up_changes_a_row_and_its_steps(tmp_path: Path, library: Library) -> None:
    ran = after_check(tmp_path, TO_SETUP, "1", "5", "out 1", "down 2", "x 9", "", "")
    request = ran.visit.request

    assert request is not None
    assert request.minutes == 15
    assert request.changes.left_out == ("marching",)
    assert library.words("setup.minutes-value", minutes=15) in ran.text


def test_a_therapists_set_is_offered_and_done(tmp_path: Path, library: Library) -> None:
    file = tmp_path / "set.toml"
    file.write_text(WHOLE_SET)
    ran = after_check(tmp_path / "data", TO_SETUP, "", [""] * 3, "1", "0", set_file=file)

    assert any("Your set from Anna Smith" in line for line in ran.lines)
    assert ran.visit.set_used is not None
    assert {entry.exercise for entry in ran.visit.performed} == {"curl-up", "side-bridge-knees"}


def test_with_sound_each_milestone_rings_and_without_it_none_does(tmp_path: Path, library: Library) -> None:
    loud = after_check(tmp_path / "loud", *STARTED, "", [""] * 2, sound=True)
    quiet = after_check(tmp_path / "quiet", *STARTED, "", [""] * 2)

    assert loud.text.count("\a") >= 3
    assert "\a" not in quiet.text


def test_the_sound_is_turned_off_and_stays_off(tmp_path: Path, library: Library) -> None:
    ran = after_check(tmp_path, *STARTED, "sound", [""] * 2, sound=True)

    assert library.words("player.sound-off") in ran.lines
    assert ran.text.count("\a") == 1
    assert not read_settings(tmp_path).sound


def test_a_voice_that_was_chosen_says_the_cues_and_no_bell_rings(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard()
    monkeypatch.setattr(main, "found", lambda: [("a voice", "/bin/voice")])
    monkeypatch.setattr(main, "Speaker", lambda *_: heard)
    write_settings(tmp_path, Settings(voice="aloud"))
    ran = after_check(tmp_path, *STARTED, "", [""] * 2, sound=True)

    assert heard.what.count("start") >= 1
    assert heard.what[-1] == "close"
    assert library.words("cue.start") in ran.lines
    assert "\a" not in ran.text


def test_a_sound_that_was_turned_off_stays_off_in_the_next_routine_of_the_same_run(
    tmp_path: Path, library: Library
) -> None:
    ran = after_check(tmp_path, *STARTED, "sound", "end", "1", "", "3", "2", "", [""] * 3, sound=True)

    assert library.words("cue.start") in ran.lines
    assert ran.text.count("\a") == 1


def test_a_sound_that_was_turned_on_again_is_spoken_by_the_voice_that_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard()
    monkeypatch.setattr(main, "found", lambda: [("a voice", "/bin/voice")])
    monkeypatch.setattr(main, "Speaker", lambda *_: heard)
    write_settings(tmp_path, Settings(voice="aloud", sound=False))
    ran = after_check(tmp_path, *STARTED, "sound", [""] * 2, sound=True)

    assert heard.cues
    assert "\a" not in ran.text
