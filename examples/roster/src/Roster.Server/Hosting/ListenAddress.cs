namespace Roster.Server.Hosting;

public static class ListenAddress
{
    /// <summary>
    /// Platforms give a port in <c>PORT</c>. <c>--urls</c>, <c>ASPNETCORE_URLS</c> and <c>ASPNETCORE_HTTP_PORTS</c> win over it.
    /// </summary>
    /// <returns>The address to listen on, or null where the configuration has one.</returns>
    /// <exception cref="InvalidOperationException"><c>PORT</c> is not a port.</exception>
    public static string? FromPort(IConfiguration configuration)
    {
        if (configuration["urls"] is not null || configuration["http_ports"] is not null || configuration["PORT"] is not { Length: > 0 } port)
        {
            return null;
        }

        return ushort.TryParse(port, out var number) && number > 0
            ? $"http://0.0.0.0:{number}"
            : throw new InvalidOperationException($"PORT is '{port}'. Set it to a number from 1 to 65535, or use --urls.");
    }
}
