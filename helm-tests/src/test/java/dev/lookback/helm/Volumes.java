package dev.lookback.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the volumes of a pod are on this machine.
 *
 * @param node the root of those that are the node's, and outlive the pod
 * @param pod the directory of those that are the pod's own
 */
record Volumes(Path node, Path pod) {

    /** Where this one of a pod is; a secret that does not exist is nowhere. */
    Optional<Path> place(Manifest volume, Rendering rendering) {
        if (volume.at("hostPath").isPresent()) {
            return Optional.of(Path.of(node + volume.text("hostPath", "path")));
        }
        Path own = pod.resolve(volume.text("name"));
        if (volume.at("configMap").isPresent()) {
            write(rendering.configuration(volume.text("configMap", "name")), own);
            return Optional.of(own);
        }
        if (volume.at("secret").isPresent()) {
            return rendering.secret(volume.text("secret", "secretName")).map(values -> {
                writeSecret(volume.list("secret", "items"), values, own);
                return own;
            });
        }
        return volume.at("emptyDir").map(empty -> own);
    }

    private static void write(Map<String, Object> files, Path directory) {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, Object> file : files.entrySet()) {
                Files.writeString(
                        directory.resolve(file.getKey()), file.getValue().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the pod's user alone. */
    private static void writeSecret(List<Map<String, Object>> items, Map<String, Object> values, Path directory) {
        try {
            Files.createDirectories(directory);
            for (Map<String, Object> item : items) {
                Path file = directory.resolve(item.get("path").toString());
                Files.writeString(file, values.get(item.get("key")).toString());
                Files.setPosixFilePermissions(file, EnumSet.of(PosixFilePermission.OWNER_READ));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
