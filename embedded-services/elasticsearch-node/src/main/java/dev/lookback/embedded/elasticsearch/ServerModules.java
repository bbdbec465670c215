package dev.lookback.embedded.elasticsearch;

import org.elasticsearch.plugins.PluginBundle;
import org.elasticsearch.plugins.PluginsLoader;

import java.nio.file.Path;
import java.util.Set;

/** The one call that differs between Elasticsearch 8 and 9. */
final class ServerModules {
    private static final String LOADER = "loadModulesBundles";

    private ServerModules() {}

    @SuppressWarnings("unchecked")
    static Set<PluginBundle> load(Path modules) throws ReflectiveOperationException {
        try {
            return (Set<PluginBundle>) PluginsLoader.class
                    .getMethod(LOADER, Path.class, boolean.class)
                    .invoke(null, modules, false);
        } catch (NoSuchMethodException eight) {
            return (Set<PluginBundle>)
                    PluginsLoader.class.getMethod(LOADER, Path.class).invoke(null, modules);
        }
    }
}
