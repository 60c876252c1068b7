"""The kiosk's voice: silent until a visitor wears headphones, then every screen, and silent again after the visit."""

from __future__ import annotations

from coach.kiosk.config.times import Times
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.idle import IdleScreen
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.player.player import PlayerScreen
from coach.widgets.rows import Row
from tests.support.kiosk import visiting
from tests.support.listening import Heard, listening
from tests.support.shipped import in_language, shipped

TIMES = Times()
ASK = "page:danger-signs"


async def test_nothing_is_said_before_the_visitor_says_that_they_wear_headphones() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await visitor.passes(2)
        await visitor.press("2", "*")
        await visitor.passes(2)
        assert visitor.shows(ConfirmDialog)
        assert visitor.library.words("kiosk.voice.yes") in visitor.text()
        assert not heard.said
        await visitor.press("2")
        await visitor.passes(2)
        assert not heard.said
        await visitor.press("*", "1")
        await visitor.passes(1)
        assert heard.said


async def test_the_question_is_asked_once_however_often_its_key_is_pressed() -> None:
    async with visiting() as visitor:
        await visitor.at(ASK)
        await visitor.press("*", "*", "*", "2")
        await visitor.until(lambda: visitor.shows(FindingsScreen))


async def test_a_screen_is_said_whole_as_it_comes_and_said_once() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await listening(visitor)
        assert heard.fresh() == [visitor.narrated()]
        await visitor.passes(30)
        assert not heard.fresh()
        await visitor.press("+")
        await visitor.passes(0.5)
        assert len(heard.fresh()) == 1
        await visitor.press("-")
        await visitor.passes(0.5)
        assert heard.fresh() == [visitor.narrated()]


async def test_after_a_row_s_answer_only_the_next_row_is_said() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await listening(visitor)
        heard.fresh()
        await visitor.press("2")
        await visitor.passes(0.5)
        second = list(visitor.screen.query(Row))[1]
        assert second.under_cursor
        assert heard.fresh() == [second.told[2]]


async def test_what_an_answer_opens_is_said_and_a_typed_number_as_it_stands() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at("page:your-health")
        await listening(visitor)
        heard.fresh()
        await visitor.press("3")
        await visitor.passes(0.5)
        assert visitor.library.questions["small-skin-cancer"].words in " ".join(heard.fresh())
        await visitor.at("page:pain-number")
        await visitor.passes(0.5)
        heard.fresh()
        await visitor.press("4")
        await visitor.passes(0.5)
        assert heard.fresh() == ["4"]


async def test_the_star_says_the_screen_again() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await listening(visitor)
        (first,) = heard.fresh()
        await visitor.press("*")
        await visitor.passes(0.5)
        assert heard.fresh() == [first]


async def test_what_a_passing_notice_tells_is_said_too() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at("page:your-health")
        await listening(visitor)
        heard.fresh()
        await visitor.press("enter")
        await visitor.settle()
        assert heard.fresh() == [visitor.library.words("checklist.yes-no-unsure")]


async def test_a_warning_is_said_when_it_comes_and_every_fifteen_seconds_and_once_answered_the_screen_again() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await listening(visitor)
        await visitor.passes(2 * TIMES.idle_s - 1)
        heard.fresh()
        await visitor.passes(1.5)
        assert visitor.shows(IdleScreen)
        said = visitor.library.words
        assert heard.fresh() == [said("kiosk.idle.said", seconds=45)]
        await visitor.passes(TIMES.warning_s - 2)
        assert heard.fresh() == [said("kiosk.idle.said", seconds=left) for left in (30, 15)]
        await visitor.press("5")
        await visitor.passes(0.5)
        assert heard.fresh() == [visitor.narrated()]


async def test_to_listen_doubles_the_time_until_the_warning() -> None:
    async with visiting(sound=Heard()) as visitor:
        await visitor.at(ASK)
        await listening(visitor)
        await visitor.passes(2 * TIMES.idle_s - 2)
        assert visitor.shows(FindingsScreen)
        await visitor.passes(3)
        assert visitor.shows(IdleScreen)


async def test_in_the_routine_the_cues_are_said_and_nothing_cuts_them() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at("player")
        await listening(visitor)
        player = visitor.screen
        assert isinstance(player, PlayerScreen)
        if player.session.paused:
            await visitor.press("enter")
            await visitor.settle()
        heard.fresh()
        heard.cuts = 0
        for _ in range(40):
            visitor.clock.advance(1)
            player.action_do("tick")
            await visitor.app.look()
        words = visitor.library.words
        assert words("cue.start") in " ".join(heard.fresh())
        assert heard.cuts == 0


async def test_the_voice_is_off_after_the_visit_and_when_turned_off_in_the_desk_dialog() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        for end in (["/", "2", "1"], ["0", "1"], ["time passes"], ["/", "3", "0"]):
            await visitor.at("summary")
            await listening(visitor)
            assert heard.fresh(), end
            heard.cuts = 0
            if end == ["time passes"]:
                await visitor.passes(2 * TIMES.idle_s + TIMES.warning_s + 2)
            else:
                await visitor.press(*end)
            assert not visitor.app.voice.on, end
            assert heard.cuts > 0, end
            heard.fresh()
            await visitor.anew()
            await visitor.at(ASK)
            await visitor.passes(3)
            assert not heard.said, end


async def test_a_voice_that_was_turned_on_at_the_first_screen_does_not_wait_for_the_next_visitor() -> None:
    async with visiting(sound=Heard()) as visitor:
        await listening(visitor)
        assert visitor.app.voice.on
        assert visitor.shows(AttractScreen)
        await visitor.passes(2 * TIMES.idle_s + TIMES.warning_s + 2)
        assert not visitor.app.voice.on
        assert visitor.at_rest()


async def test_a_visit_that_begins_with_the_voice_on_has_the_doubled_time() -> None:
    async with visiting(sound=Heard()) as visitor:
        await listening(visitor)
        await visitor.press("5")
        await visitor.until(lambda: not visitor.shows(AttractScreen))
        await visitor.passes(2 * TIMES.idle_s - 2)
        assert not visitor.shows(IdleScreen)


async def test_reading_aloud_is_offered_only_in_languages_that_have_a_voice() -> None:
    async with visiting(mute=("es",), libraries=(shipped(), in_language("es"))) as visitor:
        for language, offered in ((0, True), (1, False)):
            visitor.app.context.languages.choose(language)
            visitor.app.controller.receive_in(visitor.library)
            await visitor.at(ASK)
            assert (visitor.library.words("keys.speak") in visitor.text()) is offered
            await visitor.press("*")
            assert visitor.shows(ConfirmDialog) is offered
            await visitor.anew()


async def test_where_the_clinic_wants_no_voice_the_star_does_nothing_and_the_foot_does_not_offer_it() -> None:
    async with visiting(voice=False) as visitor:
        await visitor.at(ASK)
        await visitor.press("*")
        assert visitor.shows(FindingsScreen)
        assert visitor.library.words("keys.speak") not in visitor.text()
