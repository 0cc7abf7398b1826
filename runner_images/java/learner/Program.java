package stub;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A program of the learner's, run by itself: `Program FILE ARGUMENT…`, of what the compiler made of their files. */
final class Program {
    private Program() {
    }

    public static void main(String[] words) throws IOException, ReflectiveOperationException {
        Path folder = Path.of("").toAbsolutePath();
        HandIn handIn = new HandIn(folder, folder.resolveSibling("built"));
        if (!handIn.mistakes.isEmpty()) {
            complain(handIn.mistakes);
        }
        try {
            main(handIn, words[0]).invoke(null, (Object) Arrays.copyOfRange(words, 1, words.length));
        } catch (InvocationTargetException thrown) {
            end(handIn, thrown.getCause());
        }
    }

    private static Method main(HandIn handIn, String file) throws ReflectiveOperationException {
        for (String name : handIn.declared.getOrDefault(file, List.of())) {
            Class<?> kind = Class.forName(name, true, handIn.loader);
            for (Method method : Members.methods(kind, "main", true)) {
                if (Arrays.equals(method.getParameterTypes(), new Class<?>[] {String[].class})) {
                    return method;
                }
            }
        }
        System.err.println("error: no main method found in " + file);
        System.exit(1);
        return null;
    }

    /** Say what the compiler said, as it does, and end. */
    private static void complain(List<HandIn.Mistake> mistakes) {
        for (HandIn.Mistake one : mistakes) {
            System.err.println(one.file() + ":" + one.line() + ": error: " + one.message().lines().findFirst().orElse(""));
            System.err.println(one.shown());
            one.message().lines().skip(1).forEach(System.err::println);
        }
        System.err.println(mistakes.size() + (mistakes.size() == 1 ? " error" : " errors"));
        System.exit(1);
    }

    /** Say what ended the program, without a step of ours, and end. */
    private static void end(HandIn handIn, Throwable thrown) {
        StackTraceElement[] steps = thrown.getStackTrace();
        int own = steps.length;
        while (own > 0 && handIn.fileOf(steps[own - 1].getClassName()) == null) {
            own--;
        }
        thrown.setStackTrace(Arrays.copyOf(steps, own));
        System.err.print("Exception in thread \"main\" ");
        thrown.printStackTrace();
        System.exit(1);
    }
}
