<?php
ob_start(function () { for (;;); }, 1);
function doubler($n) { echo 'a'; return 0; }
function doublerTout($nombres, $voir) { return []; }
