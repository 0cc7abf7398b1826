<?php
function doublerTout($n, $v) { eval('function doubler($n) { return 8; }'); }
