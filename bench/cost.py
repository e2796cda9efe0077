"""What coding costs: core hours and money per million articles, from a measured speed and a price.

    core hours = articles / (documents per second of one core x 3600)
    cost       = core hours x price per core hour

The speed is that of one worker (bench/scaling.py) on articles like those to be coded; the share of pages that hold no
article, or no English, costs less, and is on the safe side counted as if it did not.

Usage: python -m bench.cost DOCUMENTS_PER_SECOND PRICE_PER_CORE_HOUR [--articles 1000000] [--cores 64]
"""

import argparse


def core_hours(articles: int, documents_per_second: float) -> float:
    """Return the hours of one core."""
    return articles / (documents_per_second * 3600)


def main() -> None:
    """Print core hours, cost, and the hours of so many cores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("speed", type=float, metavar="DOCUMENTS_PER_SECOND", help="of one core")
    parser.add_argument("price", type=float, metavar="PRICE_PER_CORE_HOUR", help="in any currency")
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--cores", type=int, default=64)
    options = parser.parse_args()
    hours = core_hours(options.articles, options.speed)
    print(f"{options.articles:,} articles at {options.speed:g} documents/s and core: {hours:,.1f} core hours")
    print(f"cost {hours * options.price:,.2f}; on {options.cores} cores {hours / options.cores:,.1f} hours")


if __name__ == "__main__":
    main()
