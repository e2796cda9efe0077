"""``python -m bede``: the same as the command ``bede``."""

from bede.cli.app import main

if __name__ == "__main__":
    main()
