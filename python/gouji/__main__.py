"""`python -m gouji`: the command line."""

import sys

from gouji import _main

sys.exit(_main())
