/** The second part of the program: how it reaches types by reflection and writes its answer. */
export const answerProgram = String.raw`using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text;

// What the program reaches by reflection, and how it writes its answer.
internal static partial class SlipwayDesignTime
{
    private static object Services(Assembly core, object context)
    {
        var infrastructure = core.GetType("Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure\u00601", false)
            ?? Type.GetType("Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure\u00601, Microsoft.EntityFrameworkCore.Abstractions", true);
        return infrastructure.MakeGenericType(typeof(IServiceProvider)).GetProperty("Instance").GetValue(context);
    }

    private static object Service(object services, Assembly assembly, string type)
    {
        return ((IServiceProvider)services).GetService(
            assembly.GetType("Microsoft.EntityFrameworkCore." + type, true));
    }

    // Explicit implementations are reached by the interface only.
    private static object Call(
        object instance, Assembly assembly, string contract, string method, params object[] given)
    {
        var type = assembly.GetType("Microsoft.EntityFrameworkCore." + contract, true);
        var found = type.GetMethods().First(
            candidate => candidate.Name == method && candidate.GetParameters().Length == given.Length);
        return Invoke(found, instance, given);
    }

    private static object Get(object instance, string property)
    {
        for (var type = instance.GetType(); type != null; type = type.BaseType)
        {
            var found = type.GetProperty(property, Any | BindingFlags.DeclaredOnly);
            if (found != null) return found.GetValue(instance);
        }
        foreach (var contract in instance.GetType().GetInterfaces())
        {
            var found = contract.GetProperty(property);
            if (found != null) return found.GetValue(instance);
        }
        throw new MissingMemberException(instance.GetType().FullName, property);
    }

    private static object Invoke(MethodInfo method, object instance, params object[] given)
    {
        try
        {
            return method.Invoke(instance, given);
        }
        catch (TargetInvocationException thrown)
        {
            ExceptionDispatchInfo.Capture(thrown.InnerException).Throw();
            throw;
        }
    }

    private static Exception Root(Exception thrown)
    {
        while (thrown is TargetInvocationException && thrown.InnerException != null) thrown = thrown.InnerException;
        return thrown;
    }

    private static void Fail(string kind, string context, Exception thrown)
    {
        var root = Root(thrown);
        Console.Error.WriteLine(root);
        var inner = root;
        var messages = new List<string>(errors);
        for (; inner != null; inner = inner.InnerException) messages.Add(inner.Message);
        Write(
            kind,
            "context", context,
            "exception", root.GetType().FullName,
            "message", string.Join(" ", messages.Distinct().ToArray()));
    }

    private static void Write(string kind, params object[] pairs)
    {
        var line = new StringBuilder("{\"kind\":");
        Json(line, kind);
        for (var at = 0; at < pairs.Length; at += 2)
        {
            line.Append(',');
            Json(line, pairs[at]);
            line.Append(':');
            Json(line, pairs[at + 1]);
        }
        answer.WriteLine(line.Append('}').ToString());
        answer.Flush();
    }

    private static void Json(StringBuilder line, object value)
    {
        var text = value as string;
        var list = value as object[];
        if (value == null)
        {
            line.Append("null");
        }
        else if (list != null)
        {
            line.Append('[');
            for (var at = 0; at < list.Length; at++)
            {
                if (at > 0) line.Append(',');
                Json(line, list[at]);
            }
            line.Append(']');
        }
        else if (value is bool)
        {
            line.Append((bool)value ? "true" : "false");
        }
        else
        {
            line.Append('"');
            foreach (var character in text)
            {
                if (character == '"' || character == '\\') line.Append('\\').Append(character);
                else if (character < ' ' || character > '~') line.Append("\\u").Append(((int)character).ToString("x4"));
                else line.Append(character);
            }
            line.Append('"');
        }
    }
}
`;
