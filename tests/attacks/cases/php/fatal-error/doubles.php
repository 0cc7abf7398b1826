<?php
function doubler($n) { eval('class A implements Countable {}'); return 0; }
function doublerTout($nombres, $voir) { return []; }
