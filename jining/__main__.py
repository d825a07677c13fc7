"""`python -m jining` is the command `jining`."""

import sys

from jining.cli import main

sys.exit(main())
