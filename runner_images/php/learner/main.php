<?php
/** The entry of a learner's process: `php main.php BORDER WHEREABOUTS FOLDER`. */

namespace Stub;

require __DIR__ . '/loaded.php';

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
