package io.andon.gateway.surface.openapi;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * {@code /openapi}: the documents of the API and Swagger UI to browse them. All of it comes from
 * the class path, so it works without the Internet. It needs no credential; what the page tries out
 * does.
 */
public final class OpenApiPages {
  /** Names of the documents, one for each surface: {@code /openapi/<name>.yaml}. */
  public static final List<String> DOCUMENTS =
      List.of("shift-log", "quality", "ops", "downtime", "threat", "andon");

  private static final String ROOT = "/openapi";
  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
  private static final String WEBJAR_PROPERTIES =
      "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  // Swagger UI sets styles on its elements and has its icons in data URLs
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private record Asset(String path, String resource, String contentType) {
    // only a new version of Andon brings another Swagger UI
    String cacheControl() {
      return resource.startsWith(WEBJAR) ? "public, max-age=86400" : "no-cache";
    }
  }

  /** Adds the pages. */
  public void addTo(RoutesConfig routes) {
    serve(routes, new Asset(ROOT, "/openapi/index.html", "text/html; charset=utf-8"));
    for (String name : DOCUMENTS) {
      String path = "%s/%s.yaml".formatted(ROOT, name);
      serve(routes, new Asset(path, path, "application/yaml"));
    }
    String swaggerUi = WEBJAR + version();
    for (Asset asset :
        List.of(
            script("page.js", "/openapi"),
            style("page.css", "/openapi"),
            script("swagger-ui-bundle.js", swaggerUi),
            style("swagger-ui.css", swaggerUi))) {
      serve(routes, asset);
    }
  }

  private static Asset script(String name, String folder) {
    return new Asset(ROOT + '/' + name, folder + '/' + name, "text/javascript; charset=utf-8");
  }

  private static Asset style(String name, String folder) {
    return new Asset(ROOT + '/' + name, folder + '/' + name, "text/css; charset=utf-8");
  }

  /** The webjar has its version in its paths. */
  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = resource(WEBJAR_PROPERTIES)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static void serve(RoutesConfig routes, Asset asset) {
    byte[] bytes = bytes(asset.resource());
    routes.get(asset.path(), ctx -> answer(ctx, asset, bytes));
  }

  private static void answer(Context ctx, Asset asset, byte[] bytes) {
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", asset.cacheControl());
    ctx.contentType(asset.contentType()).result(bytes);
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = resource(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = OpenApiPages.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the class path has no " + name);
    }
    return in;
  }
}
