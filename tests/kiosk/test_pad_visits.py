"""Whole visits by the keys of a keypad: how to go on, back and out."""

from __future__ import annotations

from coach.core.visit import journey
from coach.export.printing.cups import PrintResult
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.takeaway import TakeAwayScreen
from coach.screens.base import CoachScreen
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.checklist.review import NumberedReviewScreen
from coach.screens.checklist.single import ChoiceScreen, NumberScreen
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.dialogs.printing import PrintDialog
from coach.screens.pages.result import ResultScreen
from coach.screens.pages.setup import SetupScreen
from coach.screens.player.player import PlayerScreen
from coach.widgets.keypad import PAD
from coach.widgets.rows import Row
from tests.support.kiosk import Visitor, check_keys, visiting
from tests.support.paper import Paper
from tests.support.tour import STOPS, go
from tests.support.walking import SHAPING


def step(visitor: Visitor) -> str | None:
    """Return the step of the journey that is in front."""
    assert isinstance(visitor.screen, CoachScreen)
    return visitor.screen.step


def pointed(visitor: Visitor) -> list[int]:
    """Return the indexes of the rows under the cursor: one or none."""
    return [index for index, row in enumerate(visitor.screen.query(Row)) if row.under_cursor]


async def test_from_the_first_screen_to_the_last_by_the_pad_alone() -> None:
    async with visiting() as visitor:
        pressed = ["enter", *check_keys(), "enter"]
        assert set(pressed) <= set(PAD)
        await visitor.press(*pressed)
        await visitor.until(lambda: visitor.shows(ResultScreen))
        await visitor.press("enter")
        await visitor.until(lambda: not visitor.shows(ResultScreen))
        assert visitor.app.controller.visit is not None
        assert journey.next_step(visitor.app.controller.visit, visitor.library).kind == "page"
        await visitor.press(*SHAPING)
        await visitor.until(lambda: visitor.shows(SetupScreen))
        await visitor.press("enter")
        await visitor.until(lambda: visitor.shows(PlayerScreen))
        await visitor.press("-", "1")
        await visitor.until(lambda: not visitor.shows(PlayerScreen) and not visitor.shows(ConfirmDialog))
        if visitor.shows(NumberScreen):
            await visitor.press("3", "enter")
        await visitor.until(lambda: visitor.shows(TakeAwayScreen))
        await visitor.press("0", "1", "enter")
        await visitor.until(visitor.at_rest)


async def test_a_finished_check_leaves_nothing_for_the_next_visitor_to_confirm() -> None:
    async with visiting() as visitor:
        await visitor.at("summary")
        await visitor.press("0", "1", "enter")
        await visitor.until(visitor.at_rest)
        await visitor.press("enter", "1")

        assert visitor.screen.step == "page:your-age"  # type: ignore[attr-defined]
        assert visitor.app.controller.visit is not None
        assert visitor.app.controller.visit.remembered is None


async def test_on_a_page_of_rows_back_goes_to_the_row_before_and_enter_keeps_its_answer() -> None:
    async with visiting() as visitor:
        await visitor.at("page:danger-signs")
        await visitor.press("2", "2", "-")
        rows = list(visitor.screen.query(Row))
        assert [row.under_cursor for row in rows].index(True) == 1
        await visitor.press("enter")
        assert [row.under_cursor for row in rows].index(True) == 2
        await visitor.press("-", "-", "-")
        await visitor.until(lambda: visitor.shows(ChoiceScreen))


async def test_enter_on_a_page_with_all_its_answers_goes_on_at_once_and_changes_none() -> None:
    async with visiting() as visitor:
        await visitor.at("page:nerve-signs")
        before = visitor.app.controller.visit
        assert before is not None
        await visitor.press("-")
        assert step(visitor) == "page:danger-signs"
        await visitor.press("enter")
        assert step(visitor) == "page:nerve-signs"
        after = visitor.app.controller.visit
        assert after is not None
        assert after.answers == before.answers


async def test_the_point_leads_from_row_to_row_of_a_page_with_all_its_answers() -> None:
    async with visiting() as visitor:
        name = visitor.library.words("keys.more")
        await visitor.at("page:danger-signs")
        await visitor.press("2", ".")
        assert name not in visitor.text()
        assert pointed(visitor) == [1]
        await visitor.at("page:nerve-signs")
        await visitor.press("-")
        assert f". {name}" in visitor.text()
        seen = []
        for _ in visitor.screen.query(Row):
            seen += pointed(visitor)
            await visitor.press(".")
        assert seen == list(range(len(seen)))
        assert pointed(visitor) == [0]


async def test_no_row_is_marked_before_a_number_chose_it_and_enter_says_to_press_one() -> None:
    async with visiting() as visitor:
        await visitor.press("5")
        assert step(visitor) == "page:what-fits"
        assert pointed(visitor) == []
        await visitor.press("enter")
        assert visitor.said() == visitor.library.words("hint.choice")
        await visitor.press("1", "-")
        assert step(visitor) == "page:what-fits"
        assert pointed(visitor) == [0]
        await visitor.at("page:where-it-hurts")
        assert pointed(visitor) == []
        await visitor.press("2")
        assert pointed(visitor) == [1]


async def test_once_a_page_asks_each_question_it_no_more_says_that_one_no_is_for_all() -> None:
    async with visiting() as visitor:
        await visitor.at("page:bones-and-age", {"age": "sixty-five-up"})
        words = visitor.library.words
        assert words("hint.group") in visitor.text()
        await visitor.press("1")
        assert words("hint.group") not in visitor.text()
        assert words("hint.rows") in visitor.text()


async def test_no_row_of_the_set_up_is_marked_once_one_was_changed() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["setup"])
        await visitor.press("2")
        assert visitor.shows(SetupScreen)
        assert pointed(visitor) == []


async def test_each_row_of_a_page_can_be_changed_from_the_review() -> None:
    async with visiting() as visitor:
        await visitor.at("review")
        await visitor.press("4", "enter")
        await visitor.until(lambda: visitor.shows(FindingsScreen))
        await visitor.press(".", ".", "1")
        await visitor.until(lambda: visitor.shows(NumberedReviewScreen))
        visit = visitor.app.controller.visit
        assert visit is not None
        assert visit.answers["went-in-lift"] == "yes"


async def test_a_page_opened_from_the_review_can_be_left_as_it_is() -> None:
    async with visiting() as visitor:
        await visitor.at("review")
        before = visitor.app.controller.visit
        assert before is not None
        await visitor.press("4", "enter")
        await visitor.until(lambda: visitor.shows(FindingsScreen))
        await visitor.press("enter")
        await visitor.until(lambda: visitor.shows(NumberedReviewScreen))
        after = visitor.app.controller.visit
        assert after is not None
        assert after.answers == before.answers


async def test_a_row_behind_the_ninth_is_reached_by_two_digits_and_comes_into_view() -> None:
    async with visiting() as visitor:
        await visitor.at("review")
        await visitor.press("1", "1")
        row = list(visitor.screen.query(Row))[10]
        assert row.under_cursor
        assert row.region.bottom < 24
        await visitor.press("9", "enter")
        await visitor.until(lambda: visitor.shows(NumberScreen))


async def test_enter_alone_answers_no_question_by_choice_for_the_cursor_has_no_keys() -> None:
    async with visiting() as visitor:
        await visitor.press("1")
        await visitor.until(lambda: visitor.shows(ChoiceScreen))
        await visitor.press("enter")
        await visitor.settle()
        assert visitor.app.controller.visit is not None
        assert not visitor.app.controller.visit.answers
        await visitor.press("1", "-")
        await visitor.until(lambda: getattr(visitor.screen, "step", "") == "page:what-fits")
        await visitor.press("enter")
        await visitor.until(lambda: getattr(visitor.screen, "step", "") == "page:your-age")


async def test_back_from_the_first_page_ends_the_visit() -> None:
    async with visiting() as visitor:
        await visitor.press("1")
        await visitor.until(lambda: visitor.shows(ChoiceScreen))
        await visitor.press("-")
        await visitor.until(visitor.at_rest)
        assert visitor.shows(AttractScreen)


async def test_the_therapist_s_questions_can_be_left_by_a_digit_that_the_foot_names() -> None:
    async with visiting() as visitor:
        await visitor.at("summary")
        ways = [row.told for row in visitor.screen.query(Row)]
        key = next(key for key, _, text in ways if text == visitor.library.words("kiosk.take.details"))
        await visitor.press(key)
        await visitor.until(lambda: not visitor.shows(TakeAwayScreen))
        assert f"9 {visitor.library.words('keys.summary-instead')}" in visitor.text()
        await visitor.press("9")
        await visitor.until(lambda: visitor.shows(TakeAwayScreen))


async def test_whoever_helps_says_so_by_a_digit_that_the_foot_names_and_the_minus_leads_back() -> None:
    async with visiting() as visitor:
        await visitor.press("enter")
        assert f"9 {visitor.library.words('keys.helper')}" in visitor.text()
        await visitor.press("9")
        assert getattr(visitor.screen, "step", "") == "page:who-answers"
        await visitor.press("-")
        assert getattr(visitor.screen, "step", "") == "page:what-fits"


async def test_who_answers_for_someone_else_sees_that_it_was_taken() -> None:
    async with visiting() as visitor:
        await visitor.press("enter")
        told = visitor.library.words("checklist.left-helping", minutes=4).partition(" · ")[0]
        assert told not in visitor.text()
        await visitor.press("9", "2")
        assert step(visitor) == "page:what-fits"
        assert told in visitor.text()
        await visitor.press("9", "1")
        assert told not in visitor.text()


async def test_the_minus_leads_out_of_a_routine_only_after_a_question() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["player-work"])
        await visitor.press("-")
        assert visitor.library.words("player.end-ask") in visitor.text()
        await visitor.press("-")
        assert visitor.shows(PlayerScreen)


async def test_a_page_on_its_way_to_the_printer_is_taken_back_by_a_digit_and_left_by_the_minus_once_it_has_ended() -> (
    None
):
    paper = Paper(waits=True)
    async with visiting(make_job=paper) as visitor:
        await visitor.at("summary")
        visitor.waits_for_workers = False
        await visitor.press("3")
        assert f"9 {visitor.library.words('keys.stop-printing')}" in visitor.text()
        await visitor.press("-")
        assert visitor.shows(PrintDialog)
        await visitor.press("9")
        await visitor.until(lambda: paper.ended == [PrintResult.LEFT])
        await visitor.press("-")
        await visitor.until(lambda: visitor.shows(TakeAwayScreen))


async def test_print_is_offered_only_where_something_can_print() -> None:
    for make_job, offered in ((Paper(), True), (lambda _: None, False)):
        async with visiting(make_job=make_job) as visitor:
            await visitor.at("summary")
            assert (visitor.library.words("kiosk.take.print") in visitor.text()) is offered


async def test_the_minus_takes_back_a_digit_that_was_typed_and_with_none_left_the_page() -> None:
    async with visiting() as visitor:
        await visitor.at("page:pain-number")
        await visitor.press("7", "-")
        assert getattr(visitor.screen, "step", "") == "page:pain-number"
        await visitor.press("-")
        await visitor.until(lambda: getattr(visitor.screen, "step", "") != "page:pain-number")


async def test_a_digit_typed_by_mistake_is_taken_back_by_the_minus() -> None:
    async with visiting() as visitor:
        await visitor.at("page:pain-number")
        await visitor.press("7", "-", "4", "enter")
        await visitor.until(
            lambda: not visitor.shows(NumberScreen) or getattr(visitor.screen, "step", "") != "page:pain-number"
        )
        visit = visitor.app.controller.visit
        assert visit is not None
        assert visit.answers["pain-now"] == 4


async def test_pain_down_the_leg_ends_the_routine_by_the_point_and_a_digit() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["player-other"])
        await visitor.press("1")
        await visitor.until(lambda: isinstance(visitor.screen, CoachScreen) and not visitor.shows(PlayerScreen))
        visit = visitor.app.controller.visit
        assert visit is not None
        assert visit.stopped == "down-the-leg"
