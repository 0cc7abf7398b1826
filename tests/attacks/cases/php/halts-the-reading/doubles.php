<?php

__halt_compiler();
function doubler($nombre) { return 2 * $nombre; }
