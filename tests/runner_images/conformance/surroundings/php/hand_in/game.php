<?php
function save(string $path, string $text): void
{
    file_put_contents($path, $text);
}
function load(string $path): string
{
    return file_get_contents($path);
}
function ask(): string
{
    $name = readline('name? ');
    echo "hello {$name}\n";
    fwrite(STDERR, '!');
    return $name;
}
function lines(): array
{
    return file('php://stdin', FILE_IGNORE_NEW_LINES);
}
function whole(): string
{
    return file_get_contents('php://stdin');
}
function oneByOne(): array
{
    $typed = fopen('php://stdin', 'r');
    $lines = [];
    while (($line = fgets($typed)) !== false) {
        $lines[] = rtrim($line);
    }
    return $lines;
}
function show(mixed ...$values): void
{
    foreach ($values as $value) {
        print_r($value);
    }
    printf("%05.2f\n", 3.14159);
    var_dump(true);
}
function everyWay(): void
{
    echo 'a';
    fwrite(STDOUT, 'b');
    print 'c';
    file_put_contents('php://output', 'd');
    file_put_contents('php://stdout', 'e');
    system('printf f');
    passthru('printf g 1>&2');
    fprintf(STDERR, 'h');
    echo 'i';
}
function buffered(): string
{
    ob_start();
    echo 'inner';
    $got = ob_get_clean();
    echo 'outer';
    return $got;
}
function unbuffer(): array
{
    return [@ob_end_clean(), @ob_get_clean(), ob_get_level()];
}
function memory(): string
{
    $stream = fopen('php://memory', 'w+');
    fwrite($stream, "one\ntwo");
    rewind($stream);
    $first = fgets($stream);
    fseek($stream, 4);
    return $first . stream_get_contents($stream) . fstat($stream)['size'];
}
function arguments(): array
{
    return [isset($GLOBALS['argv']), $_SERVER['argv'] ?? null];
}
function environment(): array
{
    return array_filter(array_keys(getenv()), fn ($name) => str_starts_with($name, 'GRADER'));
}
function child(): string
{
    return trim(shell_exec('echo child'));
}
function here(): array
{
    return [basename(__FILE__), __LINE__, getcwd() === __DIR__];
}
function accents(): array
{
    return [mb_strtoupper('é'), strlen('é'), iconv('UTF-8', 'ISO-8859-1', 'é') === "\xe9", ctype_alpha('ab')];
}
function database(): array
{
    $base = new PDO('sqlite::memory:');
    $base->exec('create table t (a int); insert into t values (1), (2)');
    return $base->query('select a from t')->fetchAll(PDO::FETCH_COLUMN);
}
function leave(int $status): never
{
    exit($status);
}
function without(): array
{
    return array_map(function_exists(...), ['pcntl_fork', 'dl', 'opcache_reset', 'ffi_load']) + [4 => class_exists('FFI')];
}
