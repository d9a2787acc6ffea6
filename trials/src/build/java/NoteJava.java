import java.nio.file.Files;
import java.nio.file.Path;

/// Writes down where the JDK of the build is: trials need more of it than the packaged runtime has.
final class NoteJava {
    public static void main(String[] words) throws Exception {
        Files.writeString(Path.of(words[0]), System.getProperty("java.home") + "\n");
    }
}
