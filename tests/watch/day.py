"""A day of news as five outlets tell it: what they publish, change and take back, quarter hour by quarter hour."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom import START, Outlet, PlayedClock

SLOTS = 96

WIRE = (
    "ISTANBUL, March 4 (Reuters) - Turkish President Recep Tayyip Erdogan met Russian Foreign Minister Sergei Lavrov "
    "in Istanbul on Monday.",
    "The palace stands by the water, and a long line of black cars waited in the rain outside its gate.",
    "Gulls sat on the chimneys above the old harbour, and the smell of coffee came from the open doors of the arcade.",
)
STRIKE = (
    "Russian forces shelled a market in Kharkiv on Monday, killing 12 people.",
    "The market had stood in the old town for a hundred years, and its roof of glass was known far beyond the city.",
)
STRIKE_LATER = (
    "Russian forces shelled a market in Kharkiv on Monday, killing 15 people.",
    *STRIKE[1:],
    "The stalls at the northern end were still full of dust and broken glass in the evening.",
)
STRIKE_ELSEWHERE = (
    "KHARKIV - Fifteen people were killed on Monday when Russian forces shelled a market in Kharkiv, the Ukrainian "
    "Interior Ministry said.",
    "Nobody who lives nearby could remember so quiet a morning before, with snow on the roofs and no wind at all.",
)
DENIAL = (
    "MOSCOW - The Russian Defence Ministry denied on Monday that Russian forces had shelled a market in Kharkiv.",
    "The briefing lasted ten minutes, and no questions were taken from the few reporters in the room.",
)
EXPULSION = (
    "Poland expelled three Russian diplomats on Monday.",
    "The street near the park is a quiet one, with chestnut trees on either side and a bakery at its lower end.",
    "Rain fell all morning on the roofs of the parked cars, and the bakery had sold all of its bread before noon.",
)
EXPULSION_CORRECTED = (
    "Poland expelled two Russian diplomats on Monday.",
    *EXPULSION[1:],
    "Correction: An earlier version of this article gave a wrong number of diplomats.",
)
ARREST = (
    "Iran arrested a British journalist in Tehran on Monday.",
    "The hotel in the north of the city was full of guests for the new year, and its garden was lit by paper lamps.",
    "Snow lay on the mountains above the town, and the road to the pass was closed for all but a few lorries.",
)
ARREST_TAKEN_BACK = (
    *ARREST[1:],
    "Correction: An earlier version of this article told of an arrest. There was none, and we regret the error.",
)
PLEDGE = (
    "BERLIN - Germany will send 40 tanks to Ukraine, the German government said on Monday.",
    "The hall was cold, and the speaker kept his coat on while he read from a sheet of paper.",
)
DELIVERY = (
    "Germany delivered 40 tanks to Ukraine on Monday, the Ukrainian government said.",
    "The train had come by night, and its last car was still covered with ice when the doors were opened.",
)
QUAKE = (
    "Japan sent 20 rescuers to Turkey on Monday, the Japanese government said.",
    "Their aircraft landed before dawn on a runway that had been cleared of snow by hand, lamp by lamp, in the hours "
    "before it came in from the sea and turned over the dark hills behind the town, where few lights could be seen.",
)
QUAKE_LATER = (
    "Japan sent 30 rescuers to Turkey on Monday, the Japanese government said.",
    *QUAKE[1:],
    "Their tents stood in the yard of a school.",
)


@dataclass
class Newsrooms:
    """All outlets of the day."""

    gazette: Outlet
    star: Outlet
    ledger: Outlet
    post: Outlet
    courier: Outlet
    bell: Outlet
    gone: Outlet

    @property
    def all(self) -> tuple[Outlet, ...]:
        return self.gazette, self.star, self.ledger, self.post, self.courier, self.bell, self.gone


def newsrooms(clock: PlayedClock) -> Newsrooms:
    return Newsrooms(
        gazette=Outlet("Harbour Gazette", "rss", clock),
        star=Outlet("Northern Star", "atom", clock, tags=False),
        ledger=Outlet("Daily Ledger", "json", clock),
        post=Outlet("Valley Post", "sitemap", clock),
        courier=Outlet("Lake Courier", "rss", clock, robots="User-agent: *\nDisallow: /private/\n"),
        bell=Outlet("Silent Bell", "rss", clock, tags=False),
        gone=Outlet("Old Mail", "rss", clock),
    )


def script(rooms: Newsrooms) -> dict[int, Callable[[], None]]:
    """What happens before the round of each quarter hour."""
    gazette, star, ledger, post, courier = rooms.all[:5]

    def mode(outlet: Outlet, what: str) -> Callable[[], None]:
        return lambda: setattr(outlet, "mode", what)

    def ring(number: int) -> Callable[[], None]:
        text = f"The bell of the old church rang {number} times, and the market opened its doors as on every day."
        return lambda: rooms.bell.publish(f"/bell{number}", f"Bell rings {number} times", text)

    happens = {
        0: [ring(0)],
        1: [ring(1)],
        2: [ring(2)],
        3: [ring(3), mode(rooms.gone, "410")],
        4: [lambda: gazette.publish("/talks", "Erdogan meets Lavrov", *WIRE)],
        5: [lambda: star.publish("/talks", "Erdogan meets Lavrov", *WIRE)],
        6: [lambda: ledger.publish("/talks", "Turkish leader meets Lavrov", *WIRE)],
        7: [lambda: post.publish("/talks", "Erdogan meets Russian minister", *WIRE)],
        8: [lambda: courier.publish("/talks", "Erdogan meets Lavrov", *WIRE)],
        10: [lambda: gazette.publish("/market", "Shells hit market", *STRIKE)],
        12: [lambda: star.publish("/envoys", "Poland expels envoys", *EXPULSION)],
        14: [lambda: courier.publish("/hotel", "Journalist arrested", *ARREST)],
        16: [lambda: post.publish("/tanks", "Berlin to send tanks", *PLEDGE)],
        17: [mode(star, "500")],
        18: [mode(star, ""), lambda: courier.publish("/private/diary", "A diary", *QUAKE)],
        20: [lambda: gazette.edit("/market", *STRIKE_LATER)],
        21: [mode(courier, "429 2700")],
        22: [mode(courier, "")],
        26: [lambda: star.publish("/shells", "Fifteen dead in Kharkiv", *STRIKE_ELSEWHERE), mode(post, "hang")],
        27: [mode(post, ""), post.released.set],
        30: [lambda: star.edit("/envoys", *EXPULSION_CORRECTED)],
        34: [lambda: post.publish("/denial", "Moscow denies", *DENIAL)],
        40: [lambda: courier.edit("/hotel", *ARREST_TAKEN_BACK, title="In a hotel in Tehran")],
        46: [lambda: ledger.publish("/rescuers", "Rescuers fly out", *QUAKE), mode(gazette, "cut")],
        47: [mode(gazette, "")],
        50: [lambda: ledger.edit("/rescuers", *QUAKE_LATER)],
        60: [lambda: gazette.publish("/train", "Tanks arrive", *DELIVERY)],
    }
    return {slot: lambda doings=doings: [do() for do in doings] for slot, doings in happens.items()}  # type: ignore[misc]


def moment(slot: int) -> datetime:
    return START + timedelta(minutes=15 * slot)
