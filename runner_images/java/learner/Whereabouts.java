package stub;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import sun.misc.Signal;

/** Where the learner's code is right now: told through a pipe when a signal asks. */
final class Whereabouts {
    private Whereabouts() {
    }

    /** Hear the signal; `told` is the end of the pipe. */
    static void begin(FileDescriptor told, HandIn handIn) {
        FileOutputStream pipe = new FileOutputStream(told);
        Thread main = Thread.currentThread();
        Signal.handle(new Signal("USR2"), signal -> {
            StringBuilder steps = new StringBuilder();
            add(main.getStackTrace(), handIn, steps);
            if (steps.isEmpty()) {
                for (Map.Entry<Thread, StackTraceElement[]> one : Thread.getAllStackTraces().entrySet()) {
                    add(one.getValue(), handIn, steps);
                }
            }
            try {
                pipe.write(steps.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException full) {
                // whoever asked has stopped listening
            }
        });
    }

    private static void add(StackTraceElement[] steps, HandIn handIn, StringBuilder written) {
        for (StackTraceElement step : steps) {
            Place place = handIn.place(step);
            if (place != null) {
                written.append("File \"").append(handIn.pathOf(place.file())).append("\", line ").append(place.line()).append('\n');
            }
        }
    }
}
