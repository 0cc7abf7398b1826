package stub;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The compiler, run once a hand-in: `Build FOLDER` writes what it makes of the files there, or says of them.
 *  No code of the learner's runs in this process: annotations have none processed. */
final class Build {
    private static final List<String> OPTIONS = List.of("-g", "-proc:none", "-implicit:none", "-nowarn");
    /** What the compiler leaves out of Java's own names, too, where it speaks to people. */
    private static final Pattern FULL_NAMES = Pattern.compile("\\bjavax?(?:\\.[a-z]\\w{0,40}){1,5}\\.(?=[A-Z])");
    private static final int MOST_MISTAKES = 20;
    private static final int LINE = 500;

    private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
    private final List<String[]> declared = new ArrayList<>();
    private final DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    private final Path folder;
    /** The compiler came to no end of its own. */
    private boolean isStuck;

    private Build(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] words) throws IOException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(of(Path.of(words[0])));
        }
    }

    /** Return what the compiler makes of a folder, as `HandIn` reads it. */
    static byte[] of(Path folder) throws IOException {
        Build build = new Build(folder);
        build.run();
        return build.written();
    }

    private final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        Memory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location place, String name, JavaFileObject.Kind kind, FileObject by) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream code = new ByteArrayOutputStream();
                    classes.put(name, code);
                    return code;
                }
            };
        }
    }

    private void run() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager files = compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8);
        List<Path> sources;
        try (Stream<Path> all = Files.walk(folder)) {
            sources = all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
        }
        if (sources.isEmpty()) {
            return;
        }
        JavacTask task = (JavacTask) compiler.getTask(
            null, new Memory(files), said, OPTIONS, null, files.getJavaFileObjectsFromPaths(sources));
        task.addTaskListener(new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.PARSE) {
                    note(event.getCompilationUnit());
                }
            }
        });
        if (!task.call() && mistakes().isEmpty()) {
            isStuck = true; // it says so on its errors alone where it has no more memory, or too many levels of brackets
        }
    }

    private List<Diagnostic<? extends JavaFileObject>> mistakes() {
        return said.getDiagnostics().stream()
            .filter(one -> one.getKind() == Diagnostic.Kind.ERROR).limit(MOST_MISTAKES).toList();
    }

    /** Note which classes a file declares. */
    private void note(CompilationUnitTree unit) {
        String file = fileOf(unit.getSourceFile());
        String ahead = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
        for (Tree one : unit.getTypeDecls()) {
            if (one instanceof ClassTree kind) {
                declared.add(new String[] {file, ahead + kind.getSimpleName()});
            }
        }
    }

    private String fileOf(JavaFileObject source) {
        return folder.relativize(Path.of(source.toUri())).toString();
    }

    private byte[] written() throws IOException {
        if (isStuck) {
            return new byte[0];
        }
        List<Diagnostic<? extends JavaFileObject>> mistakes = mistakes();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream parts = new DataOutputStream(all);
        parts.writeInt(mistakes.size());
        for (Diagnostic<? extends JavaFileObject> one : mistakes) {
            tell(parts, one);
        }
        parts.writeInt(declared.size());
        for (String[] pair : declared) {
            text(parts, pair[0]);
            text(parts, pair[1]);
        }
        parts.writeInt(classes.size());
        for (Map.Entry<String, ByteArrayOutputStream> one : classes.entrySet()) {
            text(parts, one.getKey());
            parts.writeInt(one.getValue().size());
            one.getValue().writeTo(parts);
        }
        return all.toByteArray();
    }

    private void tell(DataOutputStream parts, Diagnostic<? extends JavaFileObject> one) throws IOException {
        String file = one.getSource() == null ? "" : fileOf(one.getSource());
        text(parts, file);
        parts.writeInt((int) Math.max(one.getLineNumber(), 0));
        text(parts, FULL_NAMES.matcher(one.getMessage(Locale.ROOT)).replaceAll(""));
        text(parts, shown(file, one));
    }

    /** Return the line of a mistake with a sign below its place, as the compiler shows it. */
    private String shown(String file, Diagnostic<? extends JavaFileObject> one) throws IOException {
        if (file.isEmpty() || one.getLineNumber() < 1 || one.getColumnNumber() < 1) {
            return "";
        }
        String[] lines = new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8).split("\n", -1);
        String line = one.getLineNumber() <= lines.length ? lines[(int) one.getLineNumber() - 1].stripTrailing() : "";
        return line.length() > LINE ? "" : line + "\n" + " ".repeat((int) one.getColumnNumber() - 1) + "^";
    }

    private static void text(DataOutputStream parts, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        parts.writeInt(bytes.length);
        parts.write(bytes);
    }
}
