package stub;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the learner's program prints and asks for, by frames to the process that tests it. */
final class Terminal {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int HELD_BYTES = 1 << 13;

    private final Consumer<String> telling;
    private final Function<String, String> asking;
    private final Printed output;
    private final Printed errors;

    /** `telling` sends a frame; `asking` returns the line that is typed at a prompt, null when nothing more is. */
    Terminal(Consumer<String> telling, Function<String, String> asking) {
        this.telling = telling;
        this.asking = asking;
        output = new Printed("stdout", 1);
        errors = new Printed("stderr", 2);
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        System.setIn(new Typed());
    }

    /** Tell what was printed and is held back yet. */
    void drain() {
        output.tell();
        errors.tell();
    }

    /** One of the two streams, and the descriptor to which a program of theirs writes that they start. */
    private final class Printed extends OutputStream {
        private final String name;
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private final InputStream below;

        Printed(String name, int descriptor) {
            this.name = name;
            below = opened(descriptor);
        }

        @Override
        public synchronized void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] text, int start, int length) {
            hearBelow();
            held.write(text, start, length);
            if (held.size() >= HELD_BYTES || (length > 0 && text[start + length - 1] == '\n')) {
                tell();
            }
        }

        private void hearBelow() {
            try {
                held.writeBytes(below.readAllBytes());
            } catch (IOException closed) {
                // they closed it: what was written there is gone
            }
        }

        synchronized void tell() {
            hearBelow();
            byte[] all = held.toByteArray();
            held.reset();
            for (int start = 0; start < all.length; start += CHUNK_BYTES) {
                byte[] part = Arrays.copyOfRange(all, start, Math.min(all.length, start + CHUNK_BYTES));
                telling.accept("{\"kind\":\"output\",\"stream\":\"" + name + "\",\"data\":\""
                    + Base64.getEncoder().encodeToString(part) + "\"}");
            }
        }

        private static InputStream opened(int descriptor) {
            try {
                return new FileInputStream("/proc/self/fd/" + descriptor);
            } catch (IOException none) {
                return InputStream.nullInputStream();
            }
        }
    }

    /** Standard input: whoever reads it asks for the next line. */
    private final class Typed extends InputStream {
        private byte[] line = {};
        private int at;

        @Override
        public synchronized int read() {
            return fill() ? line[at++] & 0xff : -1;
        }

        @Override
        public synchronized int read(byte[] into, int start, int length) {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, into, start, count);
            at += count;
            return count;
        }

        @Override
        public synchronized int available() {
            return line.length - at;
        }

        private boolean fill() {
            if (at == line.length) {
                String typed = asking.apply("");
                line = typed == null ? new byte[0] : (typed + "\n").getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return at < line.length;
        }
    }
}
