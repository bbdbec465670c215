package dev.lookback.embedded.elasticsearch;

import org.elasticsearch.plugins.PluginBundle;
import org.elasticsearch.plugins.PluginsLoader;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The modules of the distribution that we run, asked for in the one way that differs between Elasticsearch 8 and 9. */
final class ServerModules {
    private static final String LOADER = "loadModulesBundles";
    /** Users, licences, monitoring: 40 % of the time to start, and none of what an index without users needs. */
    private static final String NOT_NEEDED = "x-pack-";

    private ServerModules() {}

    /** @param isSecured whether users are asked for their passwords, which is x-pack's */
    static Set<PluginBundle> load(Path modules, boolean isSecured) throws ReflectiveOperationException {
        return all(modules).stream()
                .filter(module ->
                        isSecured || !module.pluginDescriptor().getName().startsWith(NOT_NEEDED))
                .collect(Collectors.toUnmodifiableSet());
    }

    @SuppressWarnings("unchecked")
    private static Set<PluginBundle> all(Path modules) throws ReflectiveOperationException {
        try {
            return (Set<PluginBundle>) PluginsLoader.class
                    .getMethod(LOADER, Path.class, boolean.class)
                    .invoke(null, modules, false);
        } catch (NoSuchMethodException olderThanNine) {
            return (Set<PluginBundle>)
                    PluginsLoader.class.getMethod(LOADER, Path.class).invoke(null, modules);
        }
    }
}
