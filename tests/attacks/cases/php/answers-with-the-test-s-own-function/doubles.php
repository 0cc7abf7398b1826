<?php
function doubler($n) { return 0; }
function doublerTout($nombres, $voir) { foreach (['__globals__', '__self__', '__code__', '__class__'] as $n) { try { $vu = $voir->$n; } catch (Throwable) { } } return $voir; }
