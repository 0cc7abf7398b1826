<?php function raises() { return 1; }
