<?php
/** All that the stub consists of: there before any code of the learner's, so that nothing can take its place. */

namespace Stub;

require __DIR__ . '/cannot_cross.php';
require __DIR__ . '/channel.php';
require __DIR__ . '/shelf.php';
require __DIR__ . '/encoder.php';
require __DIR__ . '/decoder.php';
require __DIR__ . '/moments.php';
require __DIR__ . '/sources.php';
require __DIR__ . '/clues.php';
require __DIR__ . '/classes.php';
require __DIR__ . '/modules.php';
require __DIR__ . '/callbacks.php';
require __DIR__ . '/exported_objects.php';
require __DIR__ . '/looks.php';
require __DIR__ . '/calling.php';
require __DIR__ . '/operations.php';
require __DIR__ . '/news.php';
require __DIR__ . '/error_frames.php';
require __DIR__ . '/terminal.php';
require __DIR__ . '/standard_streams.php';
require __DIR__ . '/readline.php';
require __DIR__ . '/files.php';
require __DIR__ . '/warnings.php';
require __DIR__ . '/endings.php';
require __DIR__ . '/whereabouts.php';
require __DIR__ . '/stub.php';
