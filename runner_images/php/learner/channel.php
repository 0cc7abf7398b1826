<?php
/** Frames over the border, one after the other: a length in four bytes and a JSON object. */

namespace Stub;

/** One end of the border, on the descriptor that the supervisor left open. */
final class Channel
{
    private const HEADER_BYTES = 4;
    private const SEND_BYTES = 8 << 20;
    private const MANY_BYTES = 4 << 20;
    private const OPENINGS = 250_000;
    private const DEEPEST = 4_096;

    /** @var resource */
    private $stream;

    public function __construct(int $descriptor)
    {
        $this->stream = \fopen("php://fd/{$descriptor}", 'r+');
        \stream_set_write_buffer($this->stream, 0);
    }

    /** Send a frame that is written already: the JSON text of an object. */
    public function send(string $body): void
    {
        $length = \strlen($body);
        if ($length > self::SEND_BYTES || ($length > self::MANY_BYTES && self::openings($body) > self::OPENINGS)) {
            throw new FrameTooBig();
        }
        $frame = \pack('N', $length) . $body;
        while ($frame !== '') {
            $sent = @\fwrite($this->stream, $frame);
            if ($sent === false || $sent === 0) {
                Endings::hangUp();
            }
            $frame = $sent === \strlen($frame) ? '' : \substr($frame, $sent);
        }
    }

    /** Wait for the next frame and return it; null when the tests have hung up. */
    public function receive(): ?array
    {
        $header = $this->take(self::HEADER_BYTES);
        $body = $header === null ? null : $this->take(\unpack('N', $header)[1]);
        return $body === null ? null : \json_decode($body, true, self::DEEPEST);
    }

    private function take(int $size): ?string
    {
        $taken = '';
        while (($missing = $size - \strlen($taken)) > 0) {
            $got = @\fread($this->stream, $missing);
            if ($got === false || $got === '') {
                if ($got === false || \feof($this->stream)) {
                    return null;
                }
                continue; // a signal came between
            }
            $taken .= $got;
        }
        return $taken;
    }

    private static function openings(string $body): int
    {
        return \substr_count($body, '{') + \substr_count($body, '[');
    }
}
