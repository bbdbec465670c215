package dev.lookback.standalone;

import dev.lookback.nacl.KeyFileException;
import dev.lookback.nacl.KeyFiles;
import dev.lookback.nacl.KeyPair;
import dev.lookback.standalone.instance.InstanceFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Makes the keys of a harvester or of a proxy. */
@Command(
        name = "keys",
        description = {
            "Makes the two keys of a harvester or of a NaCl proxy: NAME.key, the secret one, and NAME.pub.",
            "Never writes over a file."
        })
final class KeysCommand implements Callable<Integer> {

    @Parameters(
            arity = "1",
            paramLabel = "NAME",
            description = "Of the files, without an ending; may have a directory.")
    private Path name = Path.of("");

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        try {
            KeyPair pair = KeyFiles.writeNew(name);
            out.println(KeyFiles.withEnding(name, ".key") + "  secret: it stays on the machine that uses it, mode 600");
            out.println(KeyFiles.withEnding(name, ".pub") + "  public");
            out.println("the line of a harvester in the proxy's authorized_keys, with its environments:");
            out.println("  " + pair.publicKey() + " prod " + name.getFileName());
            return 0;
        } catch (KeyFileException e) {
            throw new InstanceFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
