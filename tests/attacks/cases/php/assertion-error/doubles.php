<?php
function doubler($n) { throw new AssertionError('nombre'); }
function doublerTout($nombres, $voir) { return []; }
