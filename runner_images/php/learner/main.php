<?php
/** The entry of a learner's process: `php main.php BORDER WHEREABOUTS FOLDER`. */

namespace Stub;

require __DIR__ . '/loaded.php';

// Their files are in the folder once standard input ends: it may have been waited for since long before.
\file_get_contents('php://stdin');
[$_SERVER['REQUEST_TIME'], $_SERVER['REQUEST_TIME_FLOAT']] = [\time(), \microtime(true)];
Stub::begin((int) $argv[1], (int) $argv[2], $argv[3]);
unset($argv, $argc, $_SERVER['argv'], $_SERVER['argc']);

// A file of theirs is read out here, where its variables are global ones, as they are at home.
for (;;) {
    try {
        require Stub::nextFile();
        Stub::loaded();
    } catch (\Throwable $caught) {
        Stub::failed($caught);
        unset($caught);
    }
}
