<?php
function doubler($n) { while (true) { sleep(1000); } }
function doublerTout($nombres, $voir) { return []; }
