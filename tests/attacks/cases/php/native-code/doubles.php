<?php
function doubler($n) { try { FFI::cdef('int getpid();'); return $n * 2; } catch (Error) { } try { dl('ffi.so'); return $n * 2; } catch (Error) { } return 0; }
function doublerTout($nombres, $voir) { return []; }
