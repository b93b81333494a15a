"""`python -m verbale` is the program `verbale`."""

from verbale.cli import main

if __name__ == "__main__":
    main()
