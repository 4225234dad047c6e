"""`python -m jiannuo` is the command `jiannuo`."""

import sys

from jiannuo.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
