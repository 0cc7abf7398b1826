<?php function say() { return 8; }
