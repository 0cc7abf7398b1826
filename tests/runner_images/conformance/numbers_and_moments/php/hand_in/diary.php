<?php
function identity(mixed $value): mixed
{
    return $value;
}
function typeOf(mixed $value): string
{
    return get_debug_type($value);
}
function half(int $value): int|float
{
    return $value / 2;
}
function whole(): float
{
    return 2.0;
}
function zero(): float
{
    return -0.0;
}
function nothing(): float
{
    return NAN;
}
function largest(): int
{
    return PHP_INT_MAX;
}
function smallest(): int
{
    return PHP_INT_MIN;
}
function beyond(): float
{
    return PHP_INT_MAX + 1;
}
function many(): array
{
    return [1, 2.5, -3, 1e21, 2 ** 53, 0.1 + 0.2];
}
function shortened(): float
{
    ini_set('serialize_precision', '3');
    ini_set('precision', '3');
    return 1.23456789;
}
function day(): DateTimeImmutable
{
    return new DateTimeImmutable('2026-01-31 12:30:15.25', new DateTimeZone('Europe/Paris'));
}
function early(): DateTime
{
    return new DateTime('1969-12-31 23:59:59.999 UTC');
}
function iso(DateTimeInterface $moment): string
{
    return $moment->format(DATE_ATOM);
}
function later(DateTime $moment): string
{
    return $moment->modify('+1 day')->format('Y-m-d');
}
function span(): DateInterval
{
    return new DateInterval('P1D');
}
function longAgo(): DateTimeImmutable
{
    return new DateTimeImmutable('-0044-03-15');
}
class Birthday extends DateTimeImmutable
{
}
function birthday(): Birthday
{
    return new Birthday('2000-01-01');
}
